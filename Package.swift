// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for every target: what the compiler can refuse, it refuses.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
  name: "tanteo",
  products: [.executable(name: "tanteo", targets: ["tanteo"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .target(name: "Statistics"),
    .target(name: "Marketing", dependencies: ["Statistics", crypto]),
    .target(name: "Intake", dependencies: ["Marketing", crypto]),
    .target(
      name: "Storage",
      dependencies: [
        "Marketing",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "Report", dependencies: ["Marketing"]),
    .target(name: "Simulation", dependencies: ["Statistics", "Marketing"]),
    .target(
      name: "Daemon",
      dependencies: [
        "Statistics", "Marketing", "Intake", "Storage", "Report", "Simulation", crypto, logging,
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "tanteo",
      dependencies: [
        "Daemon", "Report", "Storage", "Simulation", "Intake", "Marketing", logging,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "MarketingTests", dependencies: ["Marketing", "Statistics"]),
    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Marketing"], exclude: ["Fixtures", "Fuzz"]),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "Marketing", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "ReportTests", dependencies: ["Report", "Marketing"]),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation", "Marketing", "Statistics"]),
    .testTarget(
      name: "DaemonTests",
      dependencies: [
        "Daemon", "Marketing", "Statistics", "Intake", "Storage", "Report", "Simulation", logging,
      ]),
    .testTarget(name: "tanteoTests", dependencies: ["tanteo"]),
  ]
)

for target in package.targets {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}

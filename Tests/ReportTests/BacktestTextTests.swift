import Marketing
import Testing

@testable import Report

/// What a marketer reads of a history.
@Suite struct BacktestTextTests {
  /// Display is dropped, search confirmed, flyers are counted by nobody.
  private func backtest(target: Target = .costPerAcquisition(30)) throws -> Backtest {
    try BacktestFixture.backtest(
      [
        ("display", { [1, 2][$0 % 2] }), ("search", { [4, 5, 6][$0 % 3] }),
        ("flyers", { _ in nil }),
      ], target: target)
  }

  private func text(_ language: Language) throws -> String {
    BacktestText(try backtest(), language: language, currency: .euro).lines
      .joined(separator: "\n")
  }

  @Test func `a history in English`() throws {
    #expect(
      try text(.english) == """
        3 channels, 2026-01-05 to 2026-03-05; 16,200.00 EUR spent
        target 30.00 EUR a customer

        display 5,400.00 EUR spent, 90 customers, 60.00 EUR each
          2026-01-26 dropped after 1,890.00 EUR; at the target 45 customers expected, 22 came;
            evidence 31:1, that day's bar 20:1
          3,510.00 EUR spent after the drop, 59 customers, 59.49 EUR each; retest from 2026-05-26
        flyers  5,400.00 EUR spent
          testing; nobody counts its customers, so that it is never judged
        search  5,400.00 EUR spent, 300 customers, 18.00 EUR each
          2026-01-26 confirmed after 1,890.00 EUR; at the target 45 customers expected, 75 came;
            evidence in favour 33:1
          confirmed; at the target 162 customers expected, 270 came

        1 of 3 channels would have been dropped; 3,510.00 EUR were spent on it after that, 21.7 % of all.
        This knows what was spent, not what the money would have earned elsewhere.
        """)
  }

  @Test func `a history in Spanish`() throws {
    #expect(
      try text(.spanish) == """
        3 canales, del 2026-01-05 al 2026-03-05; 16.200,00 EUR gastados
        objetivo 30,00 EUR por cliente

        display 5.400,00 EUR gastados, 90 clientes, 60,00 EUR cada uno
          2026-01-26 descartado tras 1.890,00 EUR; con el objetivo se esperaban 45 clientes, llegaron 22;
            evidencia 31:1, umbral de ese día 20:1
          3.510,00 EUR gastados tras el descarte, 59 clientes, 59,49 EUR cada uno;
            nueva prueba desde el 2026-05-26
        flyers  5.400,00 EUR gastados
          a prueba; nadie cuenta los clientes que trae, así que nunca se evalúa
        search  5.400,00 EUR gastados, 300 clientes, 18,00 EUR cada uno
          2026-01-26 confirmado tras 1.890,00 EUR; con el objetivo se esperaban 45 clientes, llegaron 75;
            evidencia a favor 33:1
          confirmado; con el objetivo se esperaban 162 clientes, llegaron 270

        Se habría descartado 1 canal de 3; 3.510,00 EUR se gastaron en él después, el 21,7 % del total.
        Este cálculo solo conoce lo gastado, no lo que ese dinero habría rendido en otra parte.
        """)
  }

  @Test func `no line is wider than a log's`() throws {
    let lines = BacktestText(try backtest(), language: .spanish, currency: .euro).lines
    #expect(lines.allSatisfy { $0.count <= LogBlock.width })
  }

  @Test func `without a target it says how to give one`() throws {
    let lines = BacktestText(try backtest(target: .auto), language: .english, currency: .euro).lines
    #expect(lines[1].hasPrefix("target fixed on 2026-02-"))
  }
}

/// Histories of 90 EUR a day, 60 days from 2026-01-05 on.
enum BacktestFixture {
  static func backtest(
    _ channels: [(name: String, conversions: (Int) -> Double?)], target: Target
  ) throws -> Backtest {
    let first = try day("2026-01-05")
    let observations = try channels.flatMap { name, conversions in
      try (0..<60).map { offset in
        RecordedObservation(
          key: .init(
            source: "generic", channel: try channel(name), item: "",
            period: Period(day: first + offset)),
          metrics: Metrics(spend: Micros(units: 90), conversions: conversions(offset)),
          deliveredOn: first + 60, revision: 1, file: "history.csv", line: offset + 2)
      }
    }
    let rules = PlanRules(
      budget: Budget(amount: MinorUnits(rawValue: 100), currency: .euro, per: .week),
      target: target)
    let request = DecisionRequest(rules: rules, today: first + 60, observations: observations)
    guard let backtest = Backtest(of: request) else { throw Missing() }
    return backtest
  }
}

import Testing

@testable import Statistics

@Suite struct IncompleteGammaTests {
  /// mpmath 1.3 at 40 digits: `gammainc(a, 0, x, regularized=True)`.
  @Test(arguments: [
    (1e-3, 1e-200, 0.63132112908582876), (1e-3, 0.5, 0.99943993334352925),
    (0.1, 1e-5, 0.3323984050405033), (0.5, 0.1, 0.34527915398142298),
    (0.5, 3, 0.98569412156457036), (1, 1, 0.63212055882855768),
    (2.5, 0.01, 2.9876015319065938e-6), (2.5, 7, 0.98439058389973309),
    (10, 3, 0.0011024881301154797), (10, 25, 0.99977852336175122),
    (100, 60, 1.4815276326460468e-6), (100, 130, 0.99724959163269347),
    (1e4, 9.8e3, 0.022207543813969694), (1e6, 1.0005e6, 0.69155047577149718),
    (1e6, 9.9e5, 5.4466446930108087e-24),
  ])
  func `the lower tail has twelve digits`(shape: Double, x: Double, expected: Double) {
    #expect(relativeError(regularizedGammaP(shape: shape, x: x), expected) < 1e-12)
  }

  @Test func `the tails end at zero and one`() {
    #expect(regularizedGammaP(shape: 2, x: 0) == 0)
    #expect(regularizedGammaP(shape: 2, x: -1) == 0)
    #expect(regularizedGammaP(shape: 2, x: .infinity) == 1)
  }
}

import Testing

@testable import Intake

@Suite struct CellCacheTests {
  @Test func `a cache makes a value once`() {
    var (cache, made) = (CellCache<String>(), 0)
    let values = (0..<3).map { _ in
      cell("radio") {
        cache.value(for: $0) { cell in
          made += 1
          return cell.text
        }
      }
    }
    #expect(values == ["radio", "radio", "radio"])
    #expect(made == 1)
  }

  @Test func `a cache that forgets still gives each its own value`() {
    var cache = CellCache<String>()
    let texts = (0..<10_000).map { "channel \($0)" }
    let values = (texts + texts).map { text in
      cell(text) { cache.value(for: $0) { $0.text } }
    }
    #expect(values == texts + texts)
  }
}

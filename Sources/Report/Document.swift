import Marketing

/// A page's frame: one file that loads nothing, reads without a script, and prints.
struct Document {
  let language: Language
  let title: String

  func text(@MarkupBuilder of content: () -> Markup) -> String {
    let main = content()
    return Markup.document(
      language: language,
      head: Markup("meta", ["charset": "utf-8"])
        // Nothing may be loaded and nothing run, whatever a file's names may try.
        + Markup(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'",
          ])
        + Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        + Markup("meta", ["name": "color-scheme", "content": "light dark"])
        + Markup("title") { title }
        + Stylesheet.markup,
      body: Markup("main") { main })
  }
}

import Glibc
import Marketing
import Testing

@testable import Daemon

@Suite struct InboxRefusalTests {
  @Test(arguments: [
    (
      InboxRefusal.notAFile(name: "a.csv", kind: .symbolicLink), "notAFile",
      "a.csv: this is a symbolic link, not a file; copy the file itself into the inbox",
      "a.csv: esto es un enlace simbólico, no un archivo; copie a inbox el archivo mismo"
    ),
    (
      .notAFile(name: "a.csv", kind: .socketOrDevice), "notAFile",
      "a.csv: this is a socket or device, not a file; copy the file itself into the inbox",
      "a.csv: esto es un socket o dispositivo, no un archivo; copie a inbox el archivo mismo"
    ),
    (
      .notAFile(name: "a.csv", kind: .pipeOrDevice), "notAFile",
      "a.csv: this is a pipe or device, not a file; copy the file itself into the inbox",
      "a.csv: esto es una tubería o dispositivo, no un archivo; copie a inbox el archivo mismo"
    ),
    (
      .linked(name: "a.csv", links: 2), "linked",
      "a.csv: this file has 2 names and could change under another one; copy it instead",
      "a.csv: este archivo tiene 2 nombres y podría cambiar bajo otro; entregue una copia"
    ),
    (
      .unreadableName(shown: "a_b.csv"), "unreadableName",
      "a_b.csv: its name has characters that cannot be shown; rename the file",
      "a_b.csv: su nombre tiene caracteres que no se pueden mostrar; cámbiele el nombre"
    ),
    (
      .notUTF8(shown: "a.csv"), "notUTF8", "a.csv: its name is not in UTF-8; rename the file",
      "a.csv: su nombre no está en UTF-8; cámbiele el nombre"
    ),
    (
      .closed(SystemError(path: "/in/a.csv", number: EACCES)), "closed",
      "a.csv: only its owner may read it; copy it into the inbox instead of moving it, "
        + "or allow it: chmod a+r '/in/a.csv'",
      "a.csv: solo su dueño puede leerlo; cópielo a inbox en vez de moverlo, "
        + "o dé permiso: chmod a+r '/in/a.csv'"
    ),
    (
      .closed(SystemError(path: "/in/a.csv", number: ENOENT)), "closed",
      "/in/a.csv: no such file or directory; check the disk and the folder's rights",
      "a.csv: no se puede abrir; compruebe que sigue en la carpeta"
    ),
  ])
  func `every refusal says what to do`(
    refusal: InboxRefusal, code: String, english: String, spanish: String
  ) {
    #expect(refusal.code == code)
    #expect(refusal.description == english)
    #expect(refusal.sentence(in: .spanish) == spanish)
  }
}

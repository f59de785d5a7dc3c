import { SMTPServer } from 'smtp-server'

/** A post office of one's own: it keeps what it is given, or refuses. */
export async function aPostServer() {
  const received: string[] = []
  let refuses = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => (refuses > 0 ? done(Object.assign(new Error('no'), { responseCode: refuses })) : done()),
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (piece) => {
        text += piece
      })
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  server.on('error', () => undefined) // whoever is killed in the middle of a mail is no fault of the post office
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    received,
    url: `smtp://127.0.0.1:${port}?from=besked@example.org`,
    refuseWith: (code: number) => {
      refuses = code
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

import { writeFileSync } from 'node:fs'
import { connected } from '#platform/postgres/mark.ts'
import { startTemplateServer } from '../src/testing/template.ts'
import { dumpFile, tablesFile, tablesText } from './generated.ts'
import { lixFile, lixText } from './lix.ts'
import { schemaText } from './schema-dump.ts'

/** `npm run generate`: writes what is made from the schema, after a migration or a policy has changed, and from the words families read. */
writeFileSync(lixFile, await lixText())
const server = await startTemplateServer()
try {
  writeFileSync(tablesFile, tablesText(server.ownerUrl))
  writeFileSync(dumpFile, await connected(server.ownerUrl, schemaText))
} finally {
  await server.stop()
}

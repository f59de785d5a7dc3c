import { writeFileSync } from 'node:fs'
import { startTemplateServer } from '../src/testing/template.ts'
import { tablesFile, tablesText } from './generated.ts'

const server = await startTemplateServer()
try {
  writeFileSync(tablesFile, tablesText(server.ownerUrl))
} finally {
  await server.stop()
}

import { familyOperations } from './families.ts'
import { inquiryOperations } from './inquiries.ts'
import type { Operations } from './operation.ts'
import { peopleOperations } from './people.ts'
import { rosterOperations } from './roster.ts'
import { stepOperations } from './steps.ts'
import { wordOperations } from './words.ts'

export const operations: Operations = {
  ...peopleOperations,
  ...familyOperations,
  ...stepOperations,
  ...rosterOperations,
  ...inquiryOperations,
  ...wordOperations,
}

export { type Promised, previewPromise, type Received, receiveInquiry, writeAgain } from './receive/actions.ts'
export { type WhoAmI, whoAmI } from './receive/receive.ts'

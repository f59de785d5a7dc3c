export { type Promised, previewPromise, type Received, receiveInquiry, writeAgain } from './receive/actions.ts'
export { type WhoAmI, whoAmI } from './receive/receive.ts'
export { deskRoutes } from './desk/routes.tsx'
export { inquiryRoutes } from './inquiry/routes.tsx'

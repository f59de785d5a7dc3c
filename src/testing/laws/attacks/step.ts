import type { Attack } from '../attack.ts'

type Step = {
  id?: string
  family?: string
  owner: string
  as: string
  type: string
  class: string
  more?: [column: string, value: string][]
}
const step = ({ id = 'gen_random_uuid()', family = '{maja}', owner, as, type, class: named, more = [] }: Step) =>
  `insert into core.next_step (id, family_id, owner_id, owner_as, task_type, task_class, due_on, created_by${more.map(([column]) => `, ${column}`).join('')})
   values (${id}, ${family}, ${owner}, '${as}', '${type}', '${named}', platform.today() + 3, {anne}${more.map(([, value]) => `, ${value}`).join('')})`
const human = { type: 'visit', class: 'human' }
const others = 'what is told about one adult is told in the own family'
const professional = 'professional work stays with professionals'

/** Next steps, their words, goals, and what is told about members and homes. */
export const stepAttacks: Attack[] = [
  {
    guard: 'next_step_professional',
    breaks: professional,
    deed: step({ owner: '{volunteer}', as: 'volunteer', type: 'talk', class: 'professional' }),
  },
  { guard: 'next_step_task', breaks: professional, deed: step({ owner: '{volunteer}', as: 'volunteer', type: 'talk', class: 'human' }) },
  {
    guard: 'next_step_owner',
    breaks: professional,
    deed: step({ owner: '{volunteer}', as: 'employee', type: 'talk', class: 'professional' }),
  },
  {
    guard: 'next_step_owner',
    breaks: 'an undone step has an owner who lives',
    before: step({ owner: '{spare}', as: 'employee', type: 'talk', class: 'professional' }),
    deed: 'update core.hat set ended_at = platform.now() where id = {spare}',
  },
  {
    guard: 'next_step_owner',
    breaks: professional,
    before: step({ owner: '{spare}', as: 'employee', type: 'talk', class: 'professional' }),
    deed: `update core.hat set role = 'volunteer' where id = {spare}`,
  },
  {
    guard: 'next_step_shared_is_led',
    breaks: 'a shared task is led by a professional',
    deed: step({ owner: '{volunteer}', as: 'volunteer', type: 'lay-companion', class: 'shared' }),
  },
  {
    guard: 'next_step_leader',
    breaks: 'whoever leads a task is a professional',
    deed: step({
      owner: '{volunteer}',
      as: 'volunteer',
      type: 'lay-companion',
      class: 'shared',
      more: [
        ['led_by', '{coordinator}'],
        ['led_by_as', `'employee'`],
      ],
    }),
  },
  {
    guard: 'next_step_led_whole',
    breaks: 'whoever leads a task is a professional',
    deed: step({ owner: '{volunteer}', as: 'volunteer', ...human, more: [['led_by', '{coordinator}']] }),
  },
  {
    guard: 'next_step_owner_of_family',
    breaks: 'an adult does steps of the own family only',
    deed: step({ owner: '{sara.adult}', as: 'family_adult', type: 'own-step', class: 'human' }),
  },
  {
    guard: 'next_step_adult',
    breaks: 'a step for one adult is of that adult',
    deed: step({ owner: '{anne}', as: 'employee', ...human, more: [['adult_id', '{sara.adult}']] }),
  },
  {
    guard: 'next_step_ends_whole',
    breaks: 'a step that has ended as something has ended',
    deed: `update core.next_step set ended_as = 'done' where id = {free}`,
  },
  {
    guard: 'next_step_end_has_reason',
    breaks: 'a step is dropped or moved with a reason',
    deed: `update core.next_step set ended_at = platform.now(), ended_as = 'dropped', ended_by = {anne} where id = {free}`,
  },
  {
    guard: 'next_step_only_ended_is_deleted',
    breaks: 'what has not ended is not deleted',
    deed: 'delete from core.step_words where step_id = {free}; delete from core.next_step where id = {free}',
  },
  {
    guard: 'step_words_step',
    breaks: 'words, goals and bridges are of the step',
    deed: 'update core.step_words set family_id = {sara} where step_id = {free}',
  },
  {
    guard: 'step_words_goal',
    breaks: 'words, goals and bridges are of the step',
    deed: 'update core.step_words set goal_id = {sara.goal} where step_id = {free}',
  },
  { guard: 'goal_adult', breaks: others, deed: 'update core.goal set adult_id = {sara.adult} where id = {maja.goal}' },
  { guard: 'home_adult', breaks: others, deed: 'update core.home set adult_id = {sara.adult} where id = {maja.home}' },
  {
    guard: 'member_adult',
    breaks: 'a member who is an adult is that adult',
    deed: "insert into core.member (id, family_id, person_id, role, adult_id) values (gen_random_uuid(), {maja}, {sara.adult.person}, 'mother', {sara.adult})",
  },
  {
    guard: 'member_adult_is_the_person',
    breaks: 'a member who is an adult is that adult',
    deed: 'update core.member set adult_id = {maja.father} where id = {maja.adult.member}',
  },
  {
    guard: 'member_once',
    breaks: 'a person is a member once',
    deed: `insert into core.member (id, family_id, person_id, role) values (gen_random_uuid(), {maja}, {maja.adult.person}, 'grandparent')`,
  },
  {
    guard: 'stay_home',
    breaks: 'who lives where is told in one family',
    deed: `insert into core.stay (id, family_id, member_id, home_id, period) values (gen_random_uuid(), {maja}, {maja.child}, {sara.home}, '[2026-01-01,)')`,
  },
  {
    guard: 'stay_member',
    breaks: 'who lives where is told in one family',
    deed: `insert into core.stay (id, family_id, member_id, home_id, period) values (gen_random_uuid(), {maja}, {sara.child}, {maja.home}, '[2026-01-01,)')`,
  },
]

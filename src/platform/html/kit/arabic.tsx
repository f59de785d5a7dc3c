import { Actions, Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choices } from '../choices.tsx'
import { CirclePicture } from '../circle-picture.tsx'
import { Facts } from '../facts.tsx'
import { Form } from '../form.tsx'
import { Notice } from '../notice.tsx'
import type { Shell } from '../shell.ts'
import { Tag } from '../tag.tsx'
import { Select, TextArea, TextField } from '../text-fields.tsx'
import { Thread } from '../thread.tsx'

/** A text from right to left. The drawings keep their direction, everything else turns. */
export function ArabicKit(props: { shell: Shell }) {
  return (
    <div lang="ar" dir="rtl" class="kit-state">
      <h3>لست وحدك</h3>
      <p>يمكنك أن تكتب لنا دون أن تذكر اسمك. سيقرأ إنسان رسالتك غدًا صباحًا.</p>
      <Notice kind="done" title="تم إرسال رسالتك">
        سنجيبك في موعد أقصاه الغد الساعة 10.
      </Notice>
      <Form shell={props.shell} action="/kit" label="نموذج">
        <TextArea
          name="words-ar"
          label="اكتب بكلماتك الخاصة"
          hint="لا يلزم أن يكون النص طويلًا."
          value="أنا حامل ولا أعرف ماذا أفعل."
          rows={3}
        />
        <TextField name="postcode-ar" label="الرمز البريدي" problem="يتكوّن الرمز البريدي من أربعة أرقام" value="82" width={4} />
        <Select
          name="language-ar"
          label="اللغة"
          empty="اختر اللغة"
          options={[
            { value: 'ar', label: 'العربية' },
            { value: 'da', label: 'Dansk', lang: 'da' },
          ]}
        />
        <Choices
          name="who-ar"
          pick="one"
          legend="من أنت؟"
          value="father"
          options={[
            { value: 'mother', label: 'أنا أم' },
            { value: 'father', label: 'أنا أب', hint: 'أو شخص آخر قريب من الأسرة' },
          ]}
        />
        <Actions>
          <Button>التالي</Button>
          <Button look="quiet">تخطَّ هذا السؤال</Button>
        </Actions>
      </Form>
      <Thread
        label="محادثة"
        messages={[
          { from: 'me', author: 'أنت', time: '22:40', text: 'مرحبًا، هل يمكن لأحد أن يساعدني؟' },
          { from: 'them', author: 'Nanna', time: '09:12', text: 'نعم. من الجيد أنك كتبت.\nDu kan også svare på dansk.' },
        ]}
      />
      <Card title="مقهى للآباء الجدد" href="#" level={3}>
        <p>
          <Tag tone="calm">مجاني</Tag> <Tag>1,2 km</Tag>
        </p>
      </Card>
      <Facts
        facts={[
          { term: 'الشخص المسؤول عنك', is: 'Nanna Holm' },
          { term: 'الموعد القادم', is: 'الخميس 27 نوفمبر' },
        ]}
      />
      <CirclePicture
        lang={props.shell.lang}
        label="الدائرة حول الأسرة"
        people={[
          { name: 'نانا', as: 'المستشارة', kind: 'anchor' },
          { name: 'ليلى', as: 'الأم', kind: 'adult' },
          { name: 'عبد الرحمن', as: 'الجد', kind: 'grandparent' },
          { name: 'آدم', as: 'طفل', kind: 'child' },
        ]}
      />
    </div>
  )
}

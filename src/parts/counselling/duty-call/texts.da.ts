/** To whoever has the duty, on a phone of ours. It says nothing about who waits, and leads to the desk, where the band stands above every page. */
export const dutyCallMail = {
  subject: 'Nogen venter på svar nu',
  text: 'Nogen har fortalt os, at der er fare, og har ikke fået svar.\n\nÅbn skrivebordet, så står de øverst:\n\n{link}\n\nMailen kommer igen hver halve time, til en har svaret.',
} as const

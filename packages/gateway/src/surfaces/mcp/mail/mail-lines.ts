/*
 * Lines that mail programs write, in the languages in which they write them. Each pattern looks at one line, and no two parts of it can
 * take the same letters, so that a long line costs its length once.
 */

const longestLine = 500;

const wrote =
  /wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|napisał|napísal|napsal|írta|a scris|napisao|写道|寫道|писал|написал|написав|yazdı|viết|कहा|लिखा|작성|כתב|كتب|نوشت|تمت كتابة|เขียน|menulis|wrote/i;

/** Who wrote what follows, and when: `On … wrote:`, `Am … schrieb …:`, `2026年… <…>:`. */
export function isAttribution(line: string): boolean {
  if (line.length > longestLine || !/[:\uff1a]$/.test(line) || !/\p{Nd}/u.test(line)) return false;
  return wrote.test(line) || /<[^<>\s@]+@[^<>\s@]+>/.test(line);
}

const original =
  /^[-_\u2013\u2014 ]{3,20}(?:original message|original email|ursprüngliche nachricht|originalnachricht|message d['’]origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|původní zpráva|oryginalna wiadomość|wiadomość oryginalna|исходное сообщение|orijinal ileti|元のメッセージ|原始邮件|原始郵件|원본 메시지|원본 메일|الرسالة الأصلية|رسالة أصلية|הודעה מקורית)[-_\u2013\u2014 ]{0,20}$/i;

export const isOriginalMessage = (line: string): boolean => line.length < 120 && original.test(line);

const forwarded =
  /^(?:> ?){0,3}[-_\u2013\u2014 ]{0,20}(?:begin forwarded message|forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|début du message réexpédié|message réexpédié|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|vidarebefordrat meddelande|przekazana wiadomość|пересылаемое сообщение|転送されたメッセージ|转发的邮件|전달된 메시지|رسالة معاد توجيهها|הודעה שהועברה)[:\-_\u2013\u2014 ]{0,20}$/i;

export const isForwarded = (line: string): boolean => line.length < 120 && forwarded.test(line);

const from =
  /^(?:from|von|de|da|van|od|от|від|från|fra|lähettäjä|feladó|kimden|expéditeur|差出人|发件人|寄件者|보낸 사람|보낸사람|מאת|من|از|จาก|प्रेषक)\s{0,2}[:\uff1a]/i;
const field = /^[\p{L}\p{M} .-]{1,25}[:\uff1a]/u;

/** `From:`, `Sent:`, `To:`, `Subject:`, as Outlook puts them above what it quotes: told by the first, an address or a time, and their number. */
export function beginsHeader(lines: readonly string[], at: number): boolean {
  if (!from.test(lines[at] ?? '')) return false;
  const header = lines.slice(at, at + 6);
  const end = header.findIndex((line) => !field.test(line));
  const fields = end < 0 ? header : header.slice(0, end);
  return fields.length >= 3 && fields.some((line) => /@|\p{Nd}{1,2}[:.]\p{Nd}{2}/u.test(line.slice(0, longestLine)));
}

export const isRule = (line: string): boolean => /^[-_]{3,}$/.test(line);

const mobile =
  /^(?:sent (?:from|via|with|using) (?:my|the|a|mail|outlook|yahoo|samsung|proton|gmail|aol)|get outlook for|von meinem .{1,30} gesendet|von meinem|gesendet (?:von|mit|über)|diese nachricht wurde von mein|envoyé (?:de|depuis|à partir de) (?:mon|mail|l['’]application|outlook|yahoo)|télécharger outlook|obtenir outlook|outlook für|outlook para|scarica outlook|enviado (?:desde|do|pelo|a partir do)|inviato da|verzonden (?:vanaf|van|via|met) mijn|verstuurd vanaf|skickat från|sendt fra|lähetetty|wysłane z|odesláno z|odoslané z|отправлено (?:с|из)|надіслано з|iphone[\s\u3000]?から送信|ipad[\s\u3000]?から送信|发自我的|從我的|나의 (?:iphone|ipad)에서|أُرسلت من|أرسلت من|تم الإرسال من|נשלח מה|ส่งจาก|dikirim dari|yahoo mail: )/i;

/** Below a mail from a telephone. What goes on with a sentence is none. */
export const isMobileSignature = (line: string): boolean =>
  line.length <= 90 && mobile.test(line) && !/[,;"”]/.test(line.replace(/^yahoo mail:.*/i, ''));

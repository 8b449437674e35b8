interface Mail {
  readonly subject: string;
  readonly body: string;
  /** Pictures and files that came with it. */
  readonly files: readonly (readonly [name: string, type: string, bytes: number, width?: number, height?: number])[];
}

/** Mails as programs write them: quoted answers, signatures, tables for layout, the markup of Outlook, of Gmail and of Apple Mail. */
export const mails: readonly Mail[] = [
  {
    subject: 'RE: Invoice 20417',
    body: `<div class="WordSection1"><p class="MsoNormal"><span lang="EN-GB" style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;mso-fareast-language:EN-US">Hello,<o:p></o:p></span></p>
<p class="MsoNormal"><span lang="EN-GB" style="font-size:11.0pt">the amount on the invoice is not the one that we agreed on. Please see below.<o:p></o:p></span></p>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<p class="MsoNormal"><b><span style="color:#1F497D">Marta Eriksen</span></b><br>Head of Purchasing | Fjord Supplies AS<br>T +47 55 01 02 03 | <a href="https://www.example.com/">www.example.com</a></p>
<p class="MsoNormal"><img width="120" height="40" src="cid:image001.png@01DB0A2C.5F3E1B90" alt="logo"></p>
<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Billing &lt;billing@workspace.example&gt;<br><b>Sent:</b> 3 March 2026 09:12<br><b>To:</b> Marta Eriksen<br><b>Subject:</b> Invoice 20417</p></div>
<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" width="600" style="width:450.0pt;border-collapse:collapse"><tr><td style="padding:0cm 5.4pt 0cm 5.4pt"><b>Item</b></td><td align="right"><b>Amount</b></td></tr><tr><td>Licences, 25</td><td align="right">1&nbsp;250,00&nbsp;&euro;</td></tr><tr><td>Support</td><td align="right">300,00&nbsp;&euro;</td></tr></table></div>`,
    files: [
      ['image001.png', 'image/png', 6_214, 120, 40],
      ['Invoice 20417.pdf', 'application/pdf', 88_412],
    ],
  },
  {
    subject: 'Re: Your parcel',
    body: `<div dir="ltr">Still nothing here. Could somebody look at it today?<div><br></div><div>Best,</div><div>Tom</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 2 Mar 2026 at 18:40, Support &lt;<a href="mailto:support@workspace.example">support@workspace.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><p>Your parcel is on its way.</p><blockquote type="cite"><p>Where is my parcel?</p></blockquote></blockquote></div>`,
    files: [],
  },
  {
    subject: 'Fwd: Broken export',
    body: `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space;">The picture shows it.<br><br><img src="cid:7F0C2A11" alt="IMG_2041.jpeg"><br id="lineBreakAtBeginningOfSignature"><div>Sent from my iPhone</div><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br class="Apple-interchange-newline"><div><b>From: </b>Reports &lt;reports@example.com&gt;</div><div><b>Subject: </b>Broken export</div><br><div>The file has 0 rows.</div></blockquote></div></body></html>`,
    files: [['IMG_2041.jpeg', 'image/jpeg', 2_418_330, 3024, 4032]],
  },
  {
    subject: 'Undelivered Mail Returned to Sender',
    body: '<pre>This is the mail system at host mx.example.net.\n\nI&#39;m sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n&lt;nobody@example.net&gt;: host mx.example.net[203.0.113.9] said:\n    550 5.1.1 User unknown (in reply to RCPT TO command)</pre>',
    files: [['details.txt', 'message/delivery-status', 512]],
  },
];

// What somebody who means harm might write.

/** Words that try to be more than words. */
export const HOSTILE_WORDS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '" autofocus onfocus="alert(1)',
  '</title><script>alert(1)</script>',
  '</textarea><svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<!-- --><base href="https://evil.example/">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{count, plural, other {#}} {x}',
  '\u202e<b>\u2066',
];

/** Addresses that lead nowhere good. */
export const HOSTILE_ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '//evil.example',
  'https://ok.example/"onmouseover="alert(1)',
];

import { expect, test } from 'vitest';
import { htmlOf } from '../../src/authors/preview-markdown.ts';

test.each([
  ['**bold** *slanted* __under__', '<p class="words"><strong>bold</strong> <em>slanted</em> <u>under</u></p>'],
  ['~~gone~~ ||hidden||', '<p class="words"><s>gone</s> <mark>hidden</mark></p>'],
  ['`<b>` & "so"', '<p class="words"><code>&lt;b&gt;</code> &amp; &quot;so&quot;</p>'],
  ['<script>alert(1)</script>', '<p class="words">&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  ['[a](https://a.b/?c="d)', '<p class="words"><a href="https://a.b/?c=&quot;d" rel="noreferrer">a</a></p>'],
  ['[a](javascript:alert(1))', '<p class="words">[a](javascript:alert(1))</p>'],
  ['# One', '<h2>One</h2>'],
  ['-# small', '<p><small>small</small></p>'],
  ['> said', '<blockquote><p class="words">said</p></blockquote>'],
  ['- a\n- b', '<ul><li><p class="words">a</p></li><li><p class="words">b</p></li></ul>'],
  ['3. a', '<ol start="3"><li><p class="words">a</p></li></ol>'],
  ['```py\nif a < b:\n  c()\n```', '<pre><code>if a &lt; b:\n  c()</code></pre>'],
  ['until <t:60:t>', '<p class="words">until t 60000</p>'],
  ['<@1> <#2> </done:3> <:cat:4> @everyone', '<p class="words">@1 #2 /done :cat: @everyone</p>'],
  ['\n\n', ''],
])('%j', (text, html) => {
  expect(htmlOf(text, (at, style) => `${style} ${at.getTime()}`)).toBe(html);
});

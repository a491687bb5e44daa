/** What tests share: objects made by hand, and objects as text. */
package io.github.retrobpf.rewriter.testing;

/** What the scripts of the integration projects ask. */
package io.github.retrobpf.maven.it;

/**
 * Runs submissions in containers: one for each submission, without a network, connected through
 * Unix sockets. The entry point is {@link unblock.cli.container.ContainerSandbox}.
 */
@NullMarked
package unblock.cli.container;

import org.jspecify.annotations.NullMarked;

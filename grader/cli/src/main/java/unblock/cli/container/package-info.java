/**
 * Runs submissions in containers: one for each submission, without a network, reached through unix
 * sockets. Its door is {@link unblock.cli.container.ContainerSandbox}.
 */
@NullMarked
package unblock.cli.container;

import org.jspecify.annotations.NullMarked;

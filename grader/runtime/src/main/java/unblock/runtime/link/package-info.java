/**
 * A build step that links the call sites of the runtime's jar, so that no child has to.
 *
 * <p>Java and Kotlin compile a lambda, a string concatenation and a record's {@code hashCode} to a
 * call site. The JVM links it on first use, by generating classes and method handles. A JVM that
 * started Javalin and answered three requests spent 15 % of its CPU time on linking, and a class
 * archive saves little of it on JDK 17. This step turns call sites into ordinary classes and
 * methods, as compilers did before.
 */
@NullMarked
package unblock.runtime.link;

import org.jspecify.annotations.NullMarked;

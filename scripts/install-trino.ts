import { installTrino } from '../tests/trino/cluster.ts'
import { findJava } from '../tests/trino/java.ts'

/** Makes sure that a Trino and a Java that runs it are there for the tests against a real cluster. */
export async function ensureTrino(): Promise<void> {
  try {
    await findJava()
    await installTrino()
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The tests of Trino cannot be set up (${said}): let this machine reach repo.maven.apache.org and pypi.org once, or install Java 24 and name it with JAVA_HOME.`,
      { cause: error },
    )
  }
}

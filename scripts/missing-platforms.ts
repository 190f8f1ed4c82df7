interface LockedPackage {
  readonly version?: string
  readonly dev?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

/** `@x/binding-linux-arm-gnueabihf` is for Linux on arm: such names say where a package runs. */
function platformOf(name: string) {
  const words = (name.split('/').at(-1) ?? name).split('-')
  const os = SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : []
  return { ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }), ...(os.length > 0 && { os }) }
}

/** Exact versions are those of platform packages; a range would need a registry to be resolved. */
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/

/** Entries for optional platform packages that the lock file names as dependencies but does not hold. */
export function missingPlatforms(packages: LockedPackages): Record<string, unknown> {
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => EXACT.test(version) && !Object.hasOwn(packages, `node_modules/${name}`))
      .map(([name, version]) => [
        `node_modules/${name}`,
        { version, ...(dev && { dev }), optional: true, ...platformOf(name) },
      ]),
  )
  return Object.fromEntries(missing)
}

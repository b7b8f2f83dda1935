import { startCloudBase, type CloudBaseOptions } from '../../src/index'

/** Runs a local cloud with the options that are named as JSON, tells where it is, and waits to be killed. */
startCloudBase(JSON.parse(process.argv[2] ?? '{}') as CloudBaseOptions).then(
  (cloud) => console.log(cloud.url),
  (error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  },
)

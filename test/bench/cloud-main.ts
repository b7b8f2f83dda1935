import { startCloudBase } from '../../packages/cloudbase-local/src/server'
import { bundles, environment } from '../support/shop'

/** Runs a local cloud on the folder that is named, tells where it is, and waits to be killed. */
startCloudBase({ bundles, environment, data: process.argv[2] ?? null, automaticTimers: false }).then(
  (cloud) => console.log(cloud.url),
  (error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  },
)

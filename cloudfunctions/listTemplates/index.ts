import { kindOf } from '../../core/messages/kinds'
import { sourcesOfKind } from '../../core/messages/sources'
import { guessedFields } from '../../core/messages/templates'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { accountTemplates } from '../_shell/messages/account'

/** The templates of the owner's account, and what can go into each field of them. */
export const main = handle(
  'listTemplates',
  asAdmin('owner', async (_request, call) => {
    const templates = (await accountTemplates(call)).map((template) => {
      const guesses = guessedFields(template)
      const fields = template.fields.map((field) => {
        const kind = kindOf(field.name)
        return { ...field, sources: [...((kind && sourcesOfKind[kind]) ?? [])], guess: guesses[field.name] ?? '' }
      })
      return { ...template, fields }
    })
    return { templates }
  }),
)

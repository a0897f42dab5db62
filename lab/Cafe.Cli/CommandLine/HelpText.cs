using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cafe.Cli.CommandLine;

/// <summary><c>cafe --help</c>; a verb's help is the library's.</summary>
internal sealed class HelpText(HelpAction verbHelp) : SynchronousCommandLineAction
{
    public const string OfCafe = """
        cafe: a small café's ordering API, and the way from its monolith to microservices.

          ./cafe up               start it: PostgreSQL, migrations and every service, on http://localhost:8080
          ./cafe up --detach      the same, in the background
          ./cafe up --docker      the same, in containers
          ./cafe status           what runs, and where (--json for scripts)
          ./cafe down             stop it
          ./cafe route            who answers: ./cafe route orders monolith|service moves requests
          ./cafe test             build everything and run the tests (--suite NAME,NAME --filter X)
          ./cafe bench            measure: ratios of one run, never a bare time
          ./cafe deploy           run it on Amazon ECS: plan, apply, status, rollback (deploy/README.md)
          ./cafe secrets          the secrets, made where they are missing
          ./cafe seed             a believable history of orders (--days 365 --orders-per-day 300)
          ./cafe import FILE      real sales from a CSV file into the history

        A croissant, once it is up:

          curl localhost:8080/api/menu
          curl localhost:8080/api/orders -H 'Content-Type: application/json' \
               -d '{"customer":"Ada","lines":[{"itemId":16,"quantity":2}]}'

        A café lives in one folder, .cafe in the current directory or --data DIR: its database, secrets (the staff
        password is in secrets/staff-password), logs, and the mails it sends. Remove the folder, and it is gone. Cafés
        with different --data and --port run side by side.

        PostgreSQL 15 or newer is found on the PATH and where systems install it, or in the folder that
        CAFE_POSTGRES_BIN names. Other variables that docker-compose.yml reads (CAFE_CURRENCY, ...) go through.

        Exit codes: 0 done; 1 failed; 2 wrong command line; 3 the café doesn't run (status); 130 interrupted before the
        work was done. A café that is stopped by Ctrl+C, SIGTERM or cafe down ends with 0.

        ./cafe VERB --help tells more.
        """;

    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Parent is not null) return verbHelp.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(OfCafe);
        return ExitCodes.Succeeded;
    }
}

using System.Security.Cryptography;
using Supervisor.Cli.Line;
using Supervisor.Cli.Local;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;

namespace Supervisor.Cli.People;

/// <summary>Makes of a token a certificate, and remembers it with where the cluster is reached.</summary>
internal sealed class LoginCommand(LoginStore store, Func<string, string?> environment) : ILocalCommand
{
    private const string Token = "token";
    private const string As = "as";

    /// <summary>A node that has just recorded somebody hears of it a moment later, as all others do.</summary>
    private const int MostLooks = 20;

    private static readonly TimeSpan PauseBetweenLooks = TimeSpan.FromMilliseconds(100);

    public CommandDescription Description { get; } =
        new(
            "login",
            "Makes you known to a cluster, by a token; from then on pbm works with its nodes.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "What other users of this machine must not see goes into a file (--token-file FILE) or comes from standard input (-). The "
                + "certificate and its key are kept in your configuration directory, and renewed in its last month.",
            Arguments:
            [
                new(
                    Token,
                    "What 'pbm cluster invite --role ...' has printed; - for standard input.",
                    ArgumentKinds.Text,
                    Position: 1
                ),
                new(
                    As,
                    "Your name in the cluster; the one that you have here, unless it is given.",
                    ArgumentKinds.Text
                ),
            ],
            Examples:
            [
                new CommandExample("login sv1.7L1t95Y8...", "as who you are here"),
                new CommandExample("login --token-file token --as ann", "with what stands in the file 'token'"),
            ]
        );

    public IEnumerable<Frame> Run(LocalCall call)
    {
        var there = store.Read();
        if (there.Value is { } login)
        {
            return [new ErrorFrame(LoginErrors.LoggedIn(login))];
        }

        if (!there.IsOk)
        {
            return [new ErrorFrame(there.Error)];
        }

        var input = new TokenInput(call.Arguments.Text(Token) ?? "", call.TokenFile);
        var token = input.Read(Console.In, "pbm login TOKEN");
        if (!token.IsOk)
        {
            return [new ErrorFrame(token.Error)];
        }

        var name = call.Arguments.Text(As) ?? OwnName();
        return !NameText.IsValid(name) ? [new ErrorFrame(LoginErrors.BadName(name, NameText.Rule))]
            : call.DryRun ? [new TextFrame($"Would log in as {name} at {string.Join(" or ", token.Value.Endpoints)}.")]
            : LogIn(token.Value, name, call);
    }

    private IEnumerable<Frame> LogIn(JoinToken token, string name, LocalCall call)
    {
        var login = Ask(token, name, call.Stop);
        if (!login.IsOk)
        {
            yield return new ErrorFrame(login.Error);
            yield break;
        }

        var who = Look(call);
        if (who.Value is { Addresses.Count: > 0 } found && Keep(With(login.Value, found)) is { } problem)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        yield return new TextFrame(
            $"You are {name} in the cluster {login.Value.ClusterName}{(who.IsOk ? $", with the role {who.Value.Role}" : "")}."
        );
        if (!who.IsOk)
        {
            yield return new NoteFrame($"No node has let you in yet: {who.Error.Message} {who.Error.Why}");
        }
    }

    private Outcome<Login> Ask(JoinToken token, string name, CancellationToken stop)
    {
        try
        {
            using var key = store.PendingKey();
            return Ask(token, name, key, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LoginErrors.NotKept(e.Message);
        }
        catch (OperationCanceledException)
        {
            return new OperatorError(
                ErrorCodes.Interrupted,
                "It was interrupted.",
                "The token may have been used.",
                "Do the same again with the same token: what was done already is not done twice."
            );
        }
    }

    private Outcome<Login> Ask(JoinToken token, string name, ECDsa key, CancellationToken stop)
    {
        var asked = new PersonLogin(TimeProvider.System)
            .LogInAsync(token, name, key, VersionCommand.Version, stop)
            .GetAwaiter()
            .GetResult();
        if (!asked.IsOk)
        {
            return asked.Error;
        }

        var given = asked.Value;
        if (!ClusterId.TryParse(given.Cluster, out var cluster))
        {
            return AskingErrors.BadAnswer;
        }

        var nodes = token.Endpoints.Select(static endpoint => new HostAndPort(endpoint.Host, endpoint.Port));
        var login = new Login(cluster, given.ClusterName, name, given.Authority, given.Own, [.. nodes]);
        store.Write(login);
        return login;
    }

    private static Outcome<Whoami> Look(LocalCall call)
    {
        var who = LookOnce(call);
        for (var look = 1; look < MostLooks && IsForNow(who) && !call.Stop.IsCancellationRequested; look++)
        {
            call.Stop.WaitHandle.WaitOne(PauseBetweenLooks);
            who = LookOnce(call);
        }

        return who;
    }

    private static bool IsForNow(Outcome<Whoami> who) =>
        who.Error?.Code is ErrorCodes.NotOnRecord or ErrorCodes.RolesUnknown;

    private static Outcome<Whoami> LookOnce(LocalCall call)
    {
        var node = call.ConnectToCluster();
        if (!node.IsOk)
        {
            return node.Error;
        }

        using var client = node.Value;
        return client.Whoami();
    }

    private OperatorError? Keep(Login login)
    {
        try
        {
            store.Write(login);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LoginErrors.NotKept(e.Message);
        }
    }

    /// <summary>With all nodes that there are, those of the token first.</summary>
    private static Login With(Login login, Whoami found) =>
        login with
        {
            Nodes = [.. login.Nodes.Concat(found.Addresses.Select(HostAndPort.Parse).OfType<HostAndPort>()).Distinct()],
        };

    private string OwnName() => (environment("USER") ?? environment("USERNAME") ?? "").ToLowerInvariant();
}

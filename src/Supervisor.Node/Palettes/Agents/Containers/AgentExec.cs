using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Palettes.Sessions;
using Supervisor.Node.Palettes.Views;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents.Containers;

internal sealed class AgentExec(PaletteServices services, ContainerOperations containers, ILogger log) : ISessionCommand
{
    private const string Agent = "agent";
    private const string Command = "command";
    private const string User = "user";
    private const string Directory = "workdir";
    private const string Variable = "env";

    public CommandDescription Description { get; } =
        new(
            "exec",
            "Runs a command in an agent's container, and ends with its exit code.",
            Roles.Admin,
            ResultKinds.Terminal,
            Details: "Beside a program within a container it has that program's user, directory and variables, unless others "
                + "are given; elsewhere the container's. On a terminal the command has one too (-T: it has none). Ctrl+C is for the "
                + "command. When pbm goes away the command gets SIGHUP, and is killed 5 seconds later.\n"
                + "Put -- before the command, so that its switches are its own.",
            Arguments:
            [
                new ArgumentDescription(Agent, "Beside which agent.", ArgumentKinds.Agent, Position: 1, Required: true),
                new ArgumentDescription(
                    Command,
                    "The program and its arguments.",
                    ArgumentKinds.Text,
                    Position: 2,
                    Required: true,
                    Repeatable: true
                ),
                new ArgumentDescription(
                    User,
                    "As this user: NAME, UID, or with :GROUP.",
                    ArgumentKinds.Text,
                    Letter: "u"
                ),
                new ArgumentDescription(Directory, "In this directory.", ArgumentKinds.Text, Letter: "w"),
                new ArgumentDescription(
                    Variable,
                    "A variable beside its others, as NAME=VALUE.",
                    ArgumentKinds.Text,
                    Letter: "e",
                    Repeatable: true
                ),
                new ArgumentDescription(
                    TerminalRules.NoTerminal,
                    "Without a terminal, also on one.",
                    ArgumentKinds.Flag,
                    Letter: "T"
                ),
            ],
            Examples:
            [
                new CommandExample("agent exec chat -- sh", "a shell in the container of chat"),
                new CommandExample(
                    "agent exec memory -u postgres -- psql -c 'select 1'",
                    "one command as another user"
                ),
                new CommandExample("agent exec chat -T -- tar -c /data > data.tar", "its output in a file"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield return new ErrorFrame(SessionErrors.NeedsSession("agent exec"));
    }

    /// <summary>The program alone: its arguments may be secret.</summary>
    public string Summary(CommandArguments arguments) =>
        $"agent={arguments.Text(Agent)} command={arguments.Text(Command)}";

    public IAsyncEnumerable<Frame> RunAsync(SessionCall call, CancellationToken stop) =>
        new SessionAudit(services.Audit).FollowAsync(
            $"agent exec ({Summary(call.Command.Arguments)})",
            call.Command.Caller,
            services.Supervised.AnswerAsync(
                roster => Find(roster, call),
                (place, _) => RunAsync(call, place, stop),
                stop
            ),
            stop
        );

    private Outcome<Place> Find(RosterView roster, SessionCall call)
    {
        var arguments = call.Command.Arguments;
        if (arguments.All(Variable).FirstOrDefault(it => it.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong)
        {
            return NoVariable(wrong);
        }

        var agent = NamedAgents.Find(roster, arguments.Text(Agent)!);
        if (!agent.IsOk)
        {
            return agent.Error;
        }

        if (AgentContainer.WhyNotHere(agent.Value) is { } elsewhere)
        {
            return elsewhere;
        }

        var container = AgentContainer.Running(
            agent.Value,
            roster,
            containers.RuntimeOf(agent.Value.Address),
            "run a command"
        );
        return container.IsOk ? new Place(agent.Value, container.Value) : container.Error;
    }

    private async IAsyncEnumerable<Frame> RunAsync(
        SessionCall call,
        Place place,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var wish = WishOf(call);
        var (caller, agent) = (call.Command.Caller.Name, place.Agent.Address);
        log.SessionBegins(caller, wish.Command[0], $"{agent}", place.Container);
        var opened = await containers.OpenAsync(agent, place.Container, wish, stop);
        if (!opened.IsOk)
        {
            yield return new ErrorFrame(opened.Error);
            yield break;
        }

        using var session = opened.Value;
        var ended = await new AttachedSession(call.Channel, session, services.Clock).RunAsync(stop);
        log.SessionEnds(caller, wish.Command[0], $"{agent}", ended.ToString());
        stop.ThrowIfCancellationRequested();
        foreach (var frame in ended.Frames)
        {
            yield return frame;
        }
    }

    private static SessionWish WishOf(SessionCall call)
    {
        var arguments = call.Command.Arguments;
        return new SessionWish(arguments.All(Command))
        {
            User = arguments.Text(User),
            Directory = arguments.Text(Directory),
            Environment = arguments.All(Variable),
            Terminal = call.Start.Terminal is { } terminal ? new TerminalSize(terminal.Columns, terminal.Rows) : null,
        };
    }

    private static OperatorError NoVariable(string given) =>
        new(
            ErrorCodes.BadValue,
            $"'{given}' is no value for --{Variable} of 'agent exec'.",
            "A variable is given as NAME=VALUE.",
            $"To give on one of your own: --{Variable} {given}=\"${given}\""
        );

    private sealed record Place(AgentSnapshot Agent, string Container);
}

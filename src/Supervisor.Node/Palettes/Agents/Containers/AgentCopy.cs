using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Palettes.Sessions;
using Supervisor.Node.Palettes.Views;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents.Containers;

internal sealed class AgentCopy(PaletteServices services, ContainerOperations containers, ILogger log) : ISessionCommand
{
    public CommandDescription Description { get; } =
        new(
            "copy",
            "Copies files and directories between an agent's container and this machine.",
            Roles.Admin,
            ResultKinds.Archive,
            Details: "One side is NAME:PATH, of an agent; its container need not run. As with cp -R: into a directory that is "
                + "there it goes under its own name, to what is not there under that name, and over a file. A directory that ends "
                + "in /. stands for what is in it. A dash is a tar archive on standard output, or on standard input for a "
                + "directory that is there. In the container files are root's; here they are yours.",
            Arguments:
            [
                new ArgumentDescription(
                    CopyRoute.Source,
                    "From where.",
                    ArgumentKinds.Text,
                    Position: 1,
                    Required: true
                ),
                new ArgumentDescription(CopyRoute.Target, "To where.", ArgumentKinds.Text, Position: 2, Required: true),
                new ArgumentDescription(
                    CopyRoute.FollowLink,
                    "If the source is a link, copy what it leads to.",
                    ArgumentKinds.Flag,
                    Letter: "L"
                ),
            ],
            Examples:
            [
                new CommandExample("agent copy chat:/etc/hosts .", "a file, into this directory"),
                new CommandExample("agent copy ./models memory:/data", "a directory with all that is in it"),
                new CommandExample("agent copy chat:/data - > data.tar", "an archive"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield return new ErrorFrame(SessionErrors.NeedsSession("agent copy"));
    }

    public string Summary(CommandArguments arguments) =>
        $"{CopyRoute.Source}={arguments.Text(CopyRoute.Source)} {CopyRoute.Target}={arguments.Text(CopyRoute.Target)}";

    public IAsyncEnumerable<Frame> RunAsync(SessionCall call, CancellationToken stop) =>
        new SessionAudit(services.Audit).FollowAsync(
            $"agent copy ({Summary(call.Command.Arguments)})",
            call.Command.Caller,
            services.Supervised.AnswerAsync(
                roster => Find(roster, call.Command),
                (found, _) => RunAsync(call, found.Route, found.Agent, stop),
                stop
            ),
            stop
        );

    private Outcome<Found> Find(RosterView roster, CommandCall call)
    {
        var route = CopyRoute.Parse(call.Arguments);
        if (!route.IsOk)
        {
            return route.Error;
        }

        var agent = NamedAgents.Find(roster, route.Value.Agent);
        if (!agent.IsOk)
        {
            return agent.Error;
        }

        if (AgentContainer.WhyNotHere(agent.Value) is { } elsewhere)
        {
            return elsewhere;
        }

        var isProcess =
            containers.RuntimeOf(agent.Value.Address) is RuntimeKind.Processes
            || agent.Value is { Process.Container: null } && !agent.Value.Phase.IsDown();
        return isProcess
            ? AgentContainer.IsProcess(agent.Value, "copy anything")
            : new Found(route.Value, agent.Value.Address);
    }

    private async IAsyncEnumerable<Frame> RunAsync(
        SessionCall call,
        CopyRoute route,
        AgentAddress agent,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        log.CopyBegins(call.Command.Caller.Name, route.Path.Path, route.IsOut ? "out of" : "into", $"{agent}");
        var files = await containers.FilesOfAsync(agent, stop);
        var copied = files.IsOk ? await CopyAsync(files.Value, call, route, stop) : files.Error;
        if (!copied.IsOk)
        {
            yield return new ErrorFrame(copied.Error);
        }
    }

    private static Task<Outcome<bool>> CopyAsync(
        ContainerFiles files,
        SessionCall call,
        CopyRoute route,
        CancellationToken stop
    ) =>
        route.IsOut
            ? new CopyOut(files, call.Channel).RunAsync(route, call.Command.Arguments.Flag(CopyRoute.FollowLink), stop)
            : new CopyIn(files, call.Channel).RunAsync(route, call.Start.Archive, stop);

    private sealed record Found(CopyRoute Route, AgentAddress Agent);
}

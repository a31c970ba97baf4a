using System.Net;
using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines.Execs;

/// <summary>The part of the API that is about commands in containers, with the conflicts of Docker's.</summary>
internal sealed class ExecApi(SimulatedEngine engine)
{
    internal const string StartedWithoutEngine = "a command that began in a container when its engine had ended";

    private const int CannotRun = 126;

    /// <summary>What it takes to put a process into a container, which is not the engine's own work.</summary>
    private static readonly TimeSpan EnteringTime = TimeSpan.FromMilliseconds(30);

    private readonly ContainerShell _shell = new(engine);

    internal void Create(EngineCall call, EngineContainer container)
    {
        if (engine.Run is not { } run || container is not { IsRunning: true, Space: { } space })
        {
            call.Refuse(HttpStatusCode.Conflict, $"Container {container.Id} is not running");
            return;
        }

        var spec = JsonSerializer.Deserialize(call.Request.Body, EngineJson.Default.ExecSpec)!;
        var id = $"{engine.Universe.Chance.Next(int.MaxValue):x8}{run.Execs.Count:x4}";
        run.Execs.Add(id, new EngineExec(id, container, space, spec));
        engine.Tell(container, $"exec_create: {string.Join(' ', spec.Cmd)}");
        call.Reply(new CreatedExec(id), EngineJson.Default.CreatedExec, HttpStatusCode.Created);
    }

    internal void Serve(EngineRun run, EngineCall call, IReadOnlyList<string> path)
    {
        if (!run.Execs.TryGetValue(path[0], out var exec))
        {
            call.Refuse(HttpStatusCode.NotFound, $"No such exec instance: {path[0]}");
            return;
        }

        switch (call.Request.Method, path)
        {
            case ("GET", [_, "json"]):
                call.Reply(exec.Facts, EngineJson.Default.ExecFacts);
                break;
            case ("POST", [_, "start"]):
                Start(run, call, exec);
                break;
            default:
                call.Refuse(HttpStatusCode.NotFound, "page not found");
                break;
        }
    }

    private void Start(EngineRun run, EngineCall call, EngineExec exec)
    {
        if (WhyNot(exec) is { } why)
        {
            call.Refuse(HttpStatusCode.Conflict, why);
            return;
        }

        var how = JsonSerializer.Deserialize(call.Request.Body, EngineJson.Default.ExecStart)!;
        if (how.Detach)
        {
            exec.Ask(feed: null);
            call.Reply(HttpStatusCode.OK);
        }
        else
        {
            // As Docker does: the connection is handed over first, and what goes wrong afterwards is said on it.
            var stream = new FeedStream();
            exec.Ask(run.Attach(new AttachedFeed(call.Daemon, stream)));
            call.Reply(stream, HttpStatusCode.SwitchingProtocols);
        }

        engine.Machine.Kernel.After(engine.Universe.Around(EnteringTime), () => Enter(run, exec));
    }

    private static string? WhyNot(EngineExec exec) =>
        exec.Code is not null ? "Error: Exec command has already run"
        : exec.IsAskedFor ? "Error: Exec command is already running"
        : exec.Container is not { IsRunning: true } || exec.Container.Space != exec.Space
            ? $"Container {exec.Container.Id} is not running"
        : null;

    /// <summary>An engine that has ended meanwhile may have passed it on already, to what starts processes and outlives it.</summary>
    private void Enter(EngineRun run, EngineExec exec)
    {
        if (!run.IsAlive && engine.Universe.Chance.Next() < 0.5)
        {
            return;
        }

        if (!exec.Space.IsAlive)
        {
            exec.Say("OCI runtime exec failed: exec failed: cannot exec in a stopped container: unknown\r\n");
            exec.End(CannotRun);
            return;
        }

        if (!run.IsAlive)
        {
            engine.Universe.Rarities.Reached(StartedWithoutEngine);
        }

        engine.Tell(exec.Container, $"exec_start: {string.Join(' ', exec.Spec.Cmd)}");
        exec.IsRunning = true;
        _shell.Run(exec);
    }
}

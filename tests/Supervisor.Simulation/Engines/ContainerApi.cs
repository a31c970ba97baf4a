using System.Net;
using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines;

/// <summary>The part of the API that is about containers, with the conflicts of Docker's.</summary>
internal sealed class ContainerApi(SimulatedEngine engine)
{
    internal const string NameTaken = "a create whose name was taken";

    internal const string NoNetwork = "a container that was started when its network was gone";

    private const string NoImage = "a container that was to be made of an image that was gone";

    private static readonly TimeSpan RemovalTime = TimeSpan.FromMilliseconds(30);

    internal void Serve(EngineCall call, IReadOnlyList<string> path)
    {
        switch (call.Request.Method, path)
        {
            case ("GET", ["json"]):
                List(call);
                break;
            case ("POST", ["create"]):
                Create(call);
                break;
            default:
                ServeOne(call, path);
                break;
        }
    }

    private void ServeOne(EngineCall call, IReadOnlyList<string> path)
    {
        if (engine.Find(path[0]) is not { } container)
        {
            call.Refuse(HttpStatusCode.NotFound, $"No such container: {path[0]}");
            return;
        }

        switch (call.Request.Method, path)
        {
            case ("GET", [_, "json"]):
                call.Reply(container.Facts, EngineJson.Default.ContainerFacts);
                break;
            case ("POST", [_, "start"]):
                Start(call, container);
                break;
            case ("POST", [_, "kill"]):
                Kill(call, container);
                break;
            case ("POST", [_, "exec"]):
                engine.Execs.Create(call, container);
                break;
            case ("DELETE", [_]):
                Remove(call, container);
                break;
            default:
                call.Refuse(HttpStatusCode.NotFound, "page not found");
                break;
        }
    }

    private void List(EngineCall call)
    {
        var filters = LabelFilters.Parse(call.Request.Query("filters"));
        var rows = engine
            .Containers.Where(it => filters.Hold(it.Labels) && (it.IsRunning || call.Request.IsSet("all")))
            .Select(static it => it.Row);
        call.Reply([.. rows], EngineJson.Default.ContainerRowArray);
    }

    private void Create(EngineCall call)
    {
        var name = call.Request.Query("name")!;
        if (engine.Find(name) is { } holder)
        {
            engine.Universe.Rarities.Reached(NameTaken);
            call.Refuse(
                HttpStatusCode.Conflict,
                $"Conflict. The container name \"/{name}\" is already in use by container \"{holder.Id}\"."
            );
            return;
        }

        var spec = JsonSerializer.Deserialize(call.Request.Body, EngineJson.Default.ContainerSpec)!;
        if (engine.Stock.FindImage(spec.Image) is null)
        {
            engine.Universe.Rarities.Reached(NoImage);
            call.Refuse(HttpStatusCode.NotFound, $"No such image: {spec.Image}");
            return;
        }

        var made = engine.Add(name, spec);
        call.Reply(new CreatedContainer(made.Id, []), EngineJson.Default.CreatedContainer, HttpStatusCode.Created);
    }

    private void Start(EngineCall call, EngineContainer container)
    {
        if (container.IsBeingRemoved)
        {
            call.Refuse(HttpStatusCode.Conflict, "container is marked for removal and cannot be started");
        }
        else if (container.IsRunning)
        {
            call.Reply(HttpStatusCode.NotModified);
        }
        else if (container.TakeUp(engine.Stock) is { } network)
        {
            engine.Universe.Rarities.Reached(NoNetwork);
            call.Refuse(HttpStatusCode.NotFound, $"network {network} not found");
        }
        else
        {
            container.IsStartedByHand = false;
            Begin(call, container);
        }
    }

    private void Begin(EngineCall call, EngineContainer container)
    {
        if (engine.Life.Start(container) is { } why)
        {
            call.Refuse(HttpStatusCode.BadRequest, why);
        }
        else
        {
            call.Reply(HttpStatusCode.NoContent);
        }
    }

    private static void Kill(EngineCall call, EngineContainer container)
    {
        if (!container.IsRunning)
        {
            call.Refuse(HttpStatusCode.Conflict, $"Container {container.Id} is not running");
            return;
        }

        ContainerLife.Signal(container, Signals.Of(call.Request.Query("signal") ?? "SIGKILL"));
        call.Reply(HttpStatusCode.NoContent);
    }

    private void Remove(EngineCall call, EngineContainer container)
    {
        if (container.IsBeingRemoved)
        {
            call.Refuse(HttpStatusCode.Conflict, $"removal of container {container.Id} is already in progress");
        }
        else if (container.IsRunning && !call.Request.IsSet("force"))
        {
            call.Refuse(HttpStatusCode.Conflict, $"You cannot remove a running container {container.Id}.");
        }
        else
        {
            Remove(container, () => call.Reply(HttpStatusCode.NoContent));
        }
    }

    /// <summary>It takes a while, in which the container is still seen.</summary>
    internal void Remove(EngineContainer container, Action done)
    {
        if (container.IsBeingRemoved)
        {
            return;
        }

        container.IsBeingRemoved = true;
        ContainerLife.Signal(container, Signals.Kill);
        var run = engine.Run;
        engine.Machine.Kernel.After(
            engine.Universe.Around(RemovalTime),
            () =>
            {
                if (engine.Run == run && run is not null && container.IsBeingRemoved)
                {
                    engine.Remove(container);
                    done();
                }
            }
        );
    }
}

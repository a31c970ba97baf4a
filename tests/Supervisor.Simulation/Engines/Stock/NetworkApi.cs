using System.Net;
using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines.Stock;

/// <summary>The part of the API that is about networks. Of two that are asked for at the same time the second is refused.</summary>
internal sealed class NetworkApi(SimulatedEngine engine)
{
    internal const string NameTaken = "a network that was there when it was to be made";

    private int _made;

    private EngineStock Stock => engine.Stock;

    internal void Serve(EngineCall call, string[] path)
    {
        switch (call.Request.Method, path)
        {
            case ("GET", []):
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

    private void ServeOne(EngineCall call, string[] path)
    {
        if (Stock.FindNetwork(path[0]) is not { } network)
        {
            call.Refuse(HttpStatusCode.NotFound, $"network {path[0]} not found");
            return;
        }

        switch (call.Request.Method, path)
        {
            case ("GET", [_]):
                call.Reply(network, EngineJson.Default.NetworkRow);
                break;
            case ("DELETE", [_]):
                Remove(call, network);
                break;
            case ("POST", [_, "connect"]):
                var joining = JsonSerializer.Deserialize(call.Request.Body, EngineJson.Default.ConnectBody)!;
                Change(call, joining.Container, it => it.Join(network, joining.EndpointConfig?.Aliases));
                break;
            case ("POST", [_, "disconnect"]):
                var leaving = JsonSerializer.Deserialize(call.Request.Body, EngineJson.Default.DisconnectBody)!;
                Change(call, leaving.Container, it => it.Leave(network.Name!));
                break;
            default:
                call.Refuse(HttpStatusCode.NotFound, "page not found");
                break;
        }
    }

    private void List(EngineCall call)
    {
        var filters = LabelFilters.Parse(call.Request.Query("filters"));
        call.Reply([.. Stock.Networks.Where(it => filters.Hold(it.Labels))], EngineJson.Default.NetworkRowArray);
    }

    private void Create(EngineCall call)
    {
        var spec = JsonSerializer.Deserialize(call.Request.Body, EngineJson.Default.NetworkSpec)!;
        if (Stock.FindNetwork(spec.Name) is not null)
        {
            engine.Universe.Rarities.Reached(NameTaken);
            call.Refuse(HttpStatusCode.Conflict, $"network with name {spec.Name} already exists");
            return;
        }

        var network = new NetworkRow
        {
            Id = $"net{++_made:x8}",
            Name = spec.Name,
            Driver = spec.Driver ?? "bridge",
            Scope = "local",
            Internal = spec.Internal ?? false,
            EnableV6 = spec.EnableV6 ?? false,
            Addresses = spec.Addresses,
            Labels = spec.Labels,
            Options = spec.Options,
        };
        Stock.Networks.Add(network);
        call.Reply(new CreatedNetwork(network.Id, ""), EngineJson.Default.CreatedNetwork, HttpStatusCode.Created);
    }

    private void Remove(EngineCall call, NetworkRow network)
    {
        if (engine.Containers.Any(it => it.IsRunning && it.IsIn(network)))
        {
            call.Refuse(HttpStatusCode.Forbidden, $"network {network.Name} has active endpoints");
            return;
        }

        Stock.Networks.Remove(network);
        call.Reply(HttpStatusCode.NoContent);
    }

    private void Change(EngineCall call, string container, Func<EngineContainer, string?> change)
    {
        if (engine.Find(container) is not { } found)
        {
            call.Refuse(HttpStatusCode.NotFound, $"No such container: {container}");
        }
        else if (change(found) is { } refusal)
        {
            call.Refuse(HttpStatusCode.Forbidden, refusal);
        }
        else
        {
            call.Reply(HttpStatusCode.OK);
        }
    }
}

using System.Net;
using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Volumes;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines.Stock;

/// <summary>The part of the API that is about volumes.</summary>
internal sealed class VolumeApi(SimulatedEngine engine)
{
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
            case (_, [var name]) when !Stock.Volumes.ContainsKey(name):
                call.Refuse(HttpStatusCode.NotFound, $"get {name}: no such volume");
                break;
            case ("GET", [var name]):
                call.Reply(Stock.Volumes[name], EngineJson.Default.VolumeRow);
                break;
            case ("DELETE", [var name]):
                Remove(call, name);
                break;
            default:
                call.Refuse(HttpStatusCode.NotFound, "page not found");
                break;
        }
    }

    private void List(EngineCall call)
    {
        var filters = LabelFilters.Parse(call.Request.Query("filters"));
        var rows = Stock.Volumes.Values.Where(it => filters.Hold(it.Labels));
        call.Reply(new VolumeList([.. rows], null), EngineJson.Default.VolumeList);
    }

    /// <summary>What is there is told as it is.</summary>
    private void Create(EngineCall call)
    {
        var spec = JsonSerializer.Deserialize(call.Request.Body, EngineJson.Default.VolumeSpec)!;
        if (!Stock.Volumes.TryGetValue(spec.Name, out var volume))
        {
            volume = new VolumeRow
            {
                Name = spec.Name,
                Driver = spec.Driver ?? "local",
                Mountpoint = $"/var/lib/docker/volumes/{spec.Name}/_data",
                CreatedAt = engine.Now,
                Labels = spec.Labels,
                Options = spec.DriverOpts,
            };
            Stock.Volumes.Add(spec.Name, volume);
        }

        call.Reply(volume, EngineJson.Default.VolumeRow, HttpStatusCode.Created);
    }

    private void Remove(EngineCall call, string name)
    {
        if (engine.Containers.FirstOrDefault(it => it.HasVolume(name)) is { } user)
        {
            call.Refuse(HttpStatusCode.Conflict, $"remove {name}: volume is in use - [{user.Id}]");
            return;
        }

        Stock.Volumes.Remove(name);
        call.Reply(HttpStatusCode.NoContent);
    }
}

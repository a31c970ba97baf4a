using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Supervised;

internal static class NodeBinder
{
    public static ValueMap<NodeModel> Bind(Cursor nodes) =>
        nodes.Entries.Select(entry => Bind(entry.Key, entry.Value)).ToValueMap(node => node.Name);

    private static NodeModel Bind(string name, Cursor node)
    {
        var model = new NodeModel { Name = name };
        return model with
        {
            MemoryBytes = node["memory"].Bytes,
            Cpus = node["cpus"].Fraction,
            Gpus = node["gpus"]
                .Items.Select(card => new GpuModel(card["memory"].Bytes ?? 0, card["model"].Text))
                .ToValueList(),
            Labels = PairsBinder.BindTexts(node["labels"]),
            Redis = Redis(node["redis"]),
            StartConcurrency = node["startConcurrency"].Number ?? model.StartConcurrency,
            PullConcurrency = node["pullConcurrency"].Number ?? model.PullConcurrency,
        };
    }

    private static RedisModel? Redis(Cursor redis) =>
        (redis.Text ?? redis["address"].Text) is { } address
            ? new RedisModel(address, redis["keyPrefix"].Text ?? "")
            : null;
}

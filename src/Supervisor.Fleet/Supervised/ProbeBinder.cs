using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Supervised;

internal static class ProbeBinder
{
    public static readonly IReadOnlyList<string> TargetKeys = ["http", "tcp", "exec", "redis", "nats"];

    /// <summary>Null: there is none, or it was turned off.</summary>
    public static ProbeModel? Bind(Cursor probe) =>
        TargetKeys.Select(key => Target(key, probe[key])).FirstOrDefault(target => target is not null) is { } target
            ? Timed(new ProbeModel { Target = target }, probe)
            : null;

    private static ProbeModel Timed(ProbeModel model, Cursor probe) =>
        model with
        {
            Interval = probe["interval"].Duration ?? model.Interval,
            Timeout = probe["timeout"].Duration ?? model.Timeout,
            Retries = probe["retries"].Number ?? model.Retries,
            StartPeriod = probe["startPeriod"].Duration ?? model.StartPeriod,
        };

    private static ProbeTarget? Target(string kind, Cursor cursor) =>
        (kind, cursor.Text) switch
        {
            ("exec", _) => ListBinder.Command(cursor) is { Count: > 0 } command ? new ProbeTarget.Exec(command) : null,
            (_, null) => null,
            ("http", { } url) => new ProbeTarget.Http(url),
            ("tcp", { } address) => new ProbeTarget.Tcp(address),
            ("redis", { } address) => new ProbeTarget.Redis(address),
            ("nats", { } address) => new ProbeTarget.Nats(address),
            _ => null,
        };
}

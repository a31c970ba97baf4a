using System.Globalization;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Supervision.Probing;

/// <summary>Probes in sentences, to go after "its" or "whose". What may be secret of an address or a command is left out.</summary>
internal static class ProbeText
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Such as <c>probe of :8200</c>.</summary>
    internal static string Name(ProbeOrder order) =>
        (order.IsLiveness ? "liveness probe " : "probe ") + Target(order.Probe.Target);

    /// <summary>Such as <c>probe of :8200 was refused 4 times since 12:01 UTC</c>.</summary>
    internal static string Sentence(ProbeOrder order, ProbeState state, DateTimeOffset now) =>
        state switch
        {
            { Failures: > 0 } => $"{Name(order)} {Failure(state, now)}",
            { HasPassed: true } => $"{Name(order)} passes",
            _ => $"{Name(order)} has not answered yet",
        };

    private static string Failure(ProbeState state, DateTimeOffset now)
    {
        var isRefusal = state.HasOneReason && state.LastReason == ProbeAnswer.Refused;
        var times = state.Failures == 1 ? "once" : $"{state.Failures} times";
        var since = $"{times} since {Time(state.FailingSince ?? now, now)}";
        return isRefusal ? $"was refused {since}"
            : state.HasOneReason ? $"failed {since}: {state.LastReason}"
            : $"failed {since}, last with: {state.LastReason}";
    }

    private static string Time(DateTimeOffset moment, DateTimeOffset now) =>
        moment.UtcDateTime.ToString(
            now - moment < Day ? "HH:mm 'UTC'" : "yyyy-MM-dd HH:mm 'UTC'",
            CultureInfo.InvariantCulture
        );

    private static string Target(ProbeTarget target) =>
        target switch
        {
            ProbeTarget.Http(var url) => $"of {WithoutSecrets(url)}",
            ProbeTarget.Tcp(var address) => $"of {WithoutSecrets(address)}",
            ProbeTarget.Exec(var command) => $"by '{(command.Count > 0 ? command[0] : "")}'",
            ProbeTarget.Redis(var address) => $"of Redis at {WithoutSecrets(address)}",
            ProbeTarget.Nats(var address) => $"of NATS at {WithoutSecrets(address)}",
            _ => throw new InvalidOperationException($"No probe is known for {target}."),
        };

    /// <summary>An address without user, password, query and fragment.</summary>
    private static string WithoutSecrets(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var bare = end < 0 ? address : address[..end];
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        var host = scheme < 0 ? 0 : scheme + 3;
        var path = bare.IndexOf('/', host);
        var user = bare.LastIndexOf('@', path < 0 ? bare.Length - 1 : path);
        return user < host ? bare : bare[..host] + bare[(user + 1)..];
    }
}

using System.Globalization;
using Supervisor.Contracts.Time;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>When something happened, by the clock that orders what happened on several machines.</summary>
internal static class EventTimes
{
    /// <summary>As <see cref="HybridTime"/> is written: <c>2026-01-01T00:00:00.000Z#1</c>. What is none was before everything.</summary>
    public static HybridTime Parse(string text)
    {
        var hash = text.LastIndexOf('#');
        return
            hash > 0
            && DateTimeOffset.TryParse(text.AsSpan(0, hash), CultureInfo.InvariantCulture, out var time)
            && int.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var counter)
            ? new HybridTime(HybridTime.FromMilliseconds(time.ToUnixTimeMilliseconds()).Value + counter)
            : HybridTime.Zero;
    }
}

using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class UlimitBinder
{
    public static ValueMap<UlimitModel> Bind(Cursor ulimits) =>
        ulimits
            .Entries.Select(entry => (entry.Key, Limit: BindLimit(entry.Value)))
            .Where(entry => entry.Limit is not null)
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Limit!))
            .ToValueMap();

    /// <summary>One number is both limits.</summary>
    private static UlimitModel? BindLimit(Cursor limit) =>
        (limit.LongNumber ?? limit["soft"].LongNumber, limit.LongNumber ?? limit["hard"].LongNumber)
            is ({ } soft, { } hard)
            ? new UlimitModel(soft, hard)
            : null;
}

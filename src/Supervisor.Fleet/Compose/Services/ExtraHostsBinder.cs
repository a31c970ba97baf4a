using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class ExtraHostsBinder
{
    public static ValueMap<ValueList<string>> Bind(Cursor hosts) =>
        OfList(hosts)
            .Concat(OfMap(hosts))
            .GroupBy(host => host.Name, StringComparer.Ordinal)
            .Select(host => KeyValuePair.Create(host.Key, host.Select(one => one.Address).ToValueList()))
            .ToValueMap();

    private static IEnumerable<HostText> OfList(Cursor hosts) =>
        ListBinder.Texts(hosts).Select(line => HostText.Parse(line).Value).OfType<HostText>();

    private static IEnumerable<HostText> OfMap(Cursor hosts) =>
        hosts.Entries.SelectMany(entry =>
            ListBinder
                .TextOrTexts(entry.Value)
                .Select(address => HostText.Of(entry.Key, address).Value)
                .OfType<HostText>()
        );
}

using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Resources;

internal static class VolumeBinder
{
    public static ValueMap<VolumeModel> Bind(Cursor volumes, BindingContext context) =>
        volumes
            .Entries.Select(entry => KeyValuePair.Create(entry.Key, Bind(entry.Key, entry.Value, context)))
            .ToValueMap();

    private static VolumeModel Bind(string key, Cursor volume, BindingContext context)
    {
        var name = ResourceName.Of(key, volume, context);
        return new VolumeModel
        {
            Name = name.Name,
            External = name.IsExternal,
            Driver = volume["driver"].Setting,
            DriverOptions = PairsBinder.BindTexts(volume["driver_opts"]),
            Labels = PairsBinder.BindTexts(volume["labels"]),
        };
    }
}

using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class BlockIoBinder
{
    public static BlockIoModel? Bind(Cursor disks) =>
        disks.IsPresent
            ? new BlockIoModel
            {
                Weight = disks["weight"].Number,
                DeviceWeights = ByDevice(disks["weight_device"], "weight", cursor => cursor.Number),
                ReadBytes = ByDevice(disks["device_read_bps"], "rate", cursor => cursor.Bytes),
                WriteBytes = ByDevice(disks["device_write_bps"], "rate", cursor => cursor.Bytes),
                ReadOperations = ByDevice(disks["device_read_iops"], "rate", cursor => cursor.LongNumber),
                WriteOperations = ByDevice(disks["device_write_iops"], "rate", cursor => cursor.LongNumber),
            }
            : null;

    private static ValueMap<T> ByDevice<T>(Cursor list, string key, Func<Cursor, T?> valueOf)
        where T : struct =>
        list
            .Items.Select(item => (Path: item["path"].Setting, Value: valueOf(item[key])))
            .Where(item => item is { Path: not null, Value: not null })
            .Select(item => KeyValuePair.Create(item.Path!, item.Value!.Value))
            .ToValueMap();
}

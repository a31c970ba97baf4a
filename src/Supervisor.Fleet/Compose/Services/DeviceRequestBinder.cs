using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

/// <summary>Cards: of <c>gpus</c>, and of <c>deploy.resources.reservations.devices</c>.</summary>
internal static class DeviceRequestBinder
{
    private const int All = -1;
    private const string Gpu = "gpu";

    public static ValueList<DeviceRequest> Bind(Cursor gpus, Cursor devices, BindingContext context) =>
        devices
            .Items.Select(device => Bind(device, context))
            .Concat(gpus.Text is "all" ? [new DeviceRequest(null, All, [], [Gpu])] : [])
            .Concat(gpus.Items.Select(gpu => WithGpu(Bind(gpu, context))))
            .ToValueList();

    /// <summary>Neither a count nor ids: all there are.</summary>
    private static DeviceRequest Bind(Cursor device, BindingContext context)
    {
        var (count, ids) = (device["count"], device["device_ids"]);
        if (count.IsPresent && ids.IsPresent)
        {
            context.ReportConflict(count, ids, $"'{count.Path}' and '{ids.Path}' exclude each other.");
        }

        return new DeviceRequest(
            device["driver"].Setting,
            count.Text is "all" || !(count.IsPresent || ids.IsPresent) ? All : count.Number,
            ListBinder.Texts(ids),
            ListBinder.Texts(device["capabilities"])
        )
        {
            Options = PairsBinder.BindTexts(device["options"]),
        };
    }

    private static DeviceRequest WithGpu(DeviceRequest request) =>
        request.Capabilities.Contains(Gpu, StringComparer.Ordinal)
            ? request
            : request with
            {
                Capabilities = [.. request.Capabilities, Gpu],
            };
}

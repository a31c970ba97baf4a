using System.Text.Json.Serialization;

namespace Supervisor.Fleet.Bundles;

[JsonSerializable(typeof(FleetBundle))]
internal sealed partial class FleetBundleJson : JsonSerializerContext;

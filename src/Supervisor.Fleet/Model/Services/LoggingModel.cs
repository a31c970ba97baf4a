using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

public sealed record LoggingModel(string? Driver, ValueMap<string> Options);

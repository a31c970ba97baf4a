namespace Supervisor.Journal.Stores;

/// <summary>
/// What is stored contradicts itself. Thrown deep in the reading of a store and turned into an outcome at its seam.
/// </summary>
internal sealed class DamageException(string what) : Exception(what);

namespace Supervisor.Build.Machine;

/// <summary>Something that tests use and that the machine may lack.</summary>
/// <param name="Package">The Debian package that brings it.</param>
/// <param name="IsPresent">Whether the machine has it already, from wherever.</param>
internal sealed record Service(string Package, Func<bool> IsPresent);

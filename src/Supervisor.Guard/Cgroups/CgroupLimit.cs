namespace Supervisor.Guard.Cgroups;

/// <summary>One limit as the file that takes it.</summary>
/// <param name="What">For the sentence that it could not be set.</param>
/// <param name="Controller">Who enforces it.</param>
internal sealed record CgroupLimit(string What, string Controller, string File, string Value);

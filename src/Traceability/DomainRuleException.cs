namespace Traceability;

/// <summary>
/// A rule of the shop would be broken. The message is for the person at the bench: one sentence says what is wrong,
/// the next what would make it right. Anything else that is thrown is a bug.
/// </summary>
/// <param name="message">What is wrong and what would be right.</param>
/// <param name="field">The field of the form the sentence belongs to, when it belongs to one ("Quantity").</param>
public sealed class DomainRuleException(string message, string? field = null) : Exception(message)
{
    public string? Field { get; } = field;
}
